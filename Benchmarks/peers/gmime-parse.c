// Mails parsed per CPU second by GMime: the peer of `figures mail-parse`.
//
//   cc -O2 gmime-parse.c -o gmime-parse $(pkg-config --cflags --libs gmime-3.0)
//   ./gmime-parse text.set [seconds]         with the sets that `figures mail-parse --export` writes
//
// It does what the gateway needs: header, addresses, date, the decoded text of every text part, a count of the
// other parts. Add "all" as a third argument to decode the attachments too.
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static size_t seen;
static int decode_all;

static double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void take(GMimeObject *parent, GMimeObject *part, gpointer context) {
    if (GMIME_IS_TEXT_PART(part)) {
        char *text = g_mime_text_part_get_text((GMimeTextPart *)part);
        if (text) seen += strlen(text);
        g_free(text);
    } else if (GMIME_IS_PART(part)) {
        const char *name = g_mime_part_get_filename((GMimePart *)part);
        seen += name ? strlen(name) : 1;
        if (decode_all) {
            GMimeStream *memory = g_mime_stream_mem_new();
            g_mime_data_wrapper_write_to_stream(g_mime_part_get_content((GMimePart *)part), memory);
            seen += g_mime_stream_length(memory);
            g_object_unref(memory);
        }
    }
}

static void parse(const char *bytes, size_t length) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (message) {
        const char *subject = g_mime_message_get_subject(message);
        const char *id = g_mime_message_get_message_id(message);
        seen += (subject ? strlen(subject) : 0) + (id ? strlen(id) : 0);
        seen += internet_address_list_length(g_mime_message_get_from(message));
        seen += internet_address_list_length(g_mime_message_get_to(message));
        seen += g_mime_message_get_date(message) != NULL;
        const char *references = g_mime_object_get_header((GMimeObject *)message, "References");
        if (references) g_mime_references_free(g_mime_references_parse(NULL, references));
        g_mime_message_foreach(message, take, NULL);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}

int main(int count, char **arguments) {
    if (count < 2) return fprintf(stderr, "usage: gmime-parse SET [seconds] [all]\n"), 64;
    double limit = count > 2 ? atof(arguments[2]) : 5;
    decode_all = count > 3 && strcmp(arguments[3], "all") == 0;
    gchar *data;
    gsize size;
    if (!g_file_get_contents(arguments[1], &data, &size, NULL)) return perror(arguments[1]), 66;
    g_mime_init();
    long parsed = 0;
    double start = cpu_seconds(), elapsed = 0;
    while (elapsed < limit) {
        for (gsize at = 0; at + 4 <= size;) {
            const unsigned char *head = (unsigned char *)data + at;
            size_t length = (size_t)head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3];
            parse(data + at + 4, length);
            at += 4 + length;
            parsed++;
        }
        elapsed = cpu_seconds() - start;
    }
    printf("GMime %u.%u, %s: %.0f mails per CPU second (%zu)\n", gmime_major_version, gmime_minor_version, arguments[1],
           parsed / elapsed, seen);
    return 0;
}
