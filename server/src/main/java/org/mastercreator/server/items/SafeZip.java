package org.mastercreator.server.items;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mastercreator.server.http.Problem;

/**
 * Unpacks a package of strangers into memory, never to a disk. What comes out is counted as it comes, whatever the file
 * says of itself, and the whole is refused as soon as it is too much, or names a place outside of itself.
 */
final class SafeZip {
    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_BYTES = 20L << 20;
    private static final int MOST_RATIO = 100;
    /** Length of the end of the central directory (PKWARE APPNOTE, section 4.3.16). */
    private static final int END_BYTES = 22;
    /** Below this even much compressed files do no harm. */
    private static final long HARMLESS = 1L << 20;

    private SafeZip() {}

    /**
     * The files by name, with the strokes that some programs of Windows write the other way put right. Of those that
     * are no XML, and of XML too large to be read, there is nothing but the beginning.
     *
     * @throws Problem.Invalid if the package as a whole is not to be trusted
     */
    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long total = 0;
        int entries = 0;
        byte[] buffer = new byte[16 * 1024];
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().replace('\\', '/');
                requireInside(name);
                if (++entries > MOST_ENTRIES) {
                    throw refused("has more than " + MOST_ENTRIES + " files");
                }
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                boolean isXml = name.toLowerCase(Locale.ROOT).endsWith(".xml");
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    total += read;
                    if (total > MOST_BYTES || (total > HARMLESS && total / MOST_RATIO > zip.length)) {
                        throw refused("unpacks to far more than it is");
                    }
                    if (isXml && kept.size() <= SafeXml.MOST_BYTES) {
                        kept.write(buffer, 0, read);
                    }
                }
                if (!name.endsWith("/") && files.put(name, kept.toByteArray()) != null) {
                    throw refused("has two files of one name");
                }
            }
            if (entries != entriesSaid(zip)) {
                throw refused("is not readable as a zip file");
            }
            return files;
        } catch (IOException | IllegalArgumentException _) {
            throw refused("is not readable as a zip file");
        }
    }

    /** What the end of the file says of the number of its files: of one that was cut off there is no end. */
    private static int entriesSaid(byte[] zip) {
        for (int at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - 0xffff); at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                return (zip[at + 10] & 0xff) | (zip[at + 11] & 0xff) << 8;
            }
        }
        return -1;
    }

    private static void requireInside(String name) {
        boolean outside = name.isEmpty()
                || name.length() > 255
                || name.startsWith("/")
                || name.chars().anyMatch(c -> c < ' ' || c == ':')
                || ("/" + name + "/").contains("/../")
                || ("/" + name + "/").contains("/./");
        if (outside) {
            throw refused("names a file outside of itself");
        }
    }

    private static Problem.Invalid refused(String why) {
        return new Problem.Invalid("file", why);
    }
}
