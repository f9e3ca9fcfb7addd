/// How long tests wait for what must come. It only counts where something fails, so it suits a slow machine that does much else.
package enum Patience {
    package static let usual: Duration = .seconds(90)
}
