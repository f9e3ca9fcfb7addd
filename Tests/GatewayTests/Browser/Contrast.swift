/// Finds text on a page that is too faint (WCAG 2.2, 1.4.3).
enum Contrast {
    /// Gives what is under 4.5:1 with its ratio, joined by commas; nothing where all is well. Backgrounds are plain colours here.
    static let script = """
        const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
        const parts = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
        const back = e => {
          for (; e; e = e.parentElement) {
            const c = parts(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] === 1) return c;
          }
          return [255, 255, 255];
        };
        const faint = [];
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own && !e.matches('input')) continue;
          if (!e.offsetParent) continue;
          const [a, b] = [light(parts(getComputedStyle(e).color)), light(back(e))].sort((x, y) => y - x);
          const ratio = (a + .05) / (b + .05);
          if (ratio < 4.5) faint.push(e.tagName + ' ' + e.textContent.trim().slice(0, 20) + ' ' + ratio.toFixed(2));
        }
        return faint.join();
        """
}
