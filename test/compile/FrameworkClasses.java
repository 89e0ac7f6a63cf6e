import java.io.DataInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies the classes of the Android framework that apps can see, without resources and system services, marked as class
 * files that a Java 17 compiler reads. Only declarations are read from them; nothing runs. Arguments: source, target.
 */
public final class FrameworkClasses {
    private static final int JAVA_17 = 61;

    public static void main(String[] words) throws Exception {
        try (ZipFile source = new ZipFile(words[0]);
                OutputStream file = Files.newOutputStream(Path.of(words[1]));
                ZipOutputStream target = new ZipOutputStream(file)) {
            target.setLevel(1);
            for (Enumeration<? extends ZipEntry> entries = source.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!name.endsWith(".class") || !name.matches("(?:android|dalvik|org/json|com/android/internal)/.*")) continue;
                byte[] bytes = new DataInputStream(source.getInputStream(entry)).readAllBytes();
                int version = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
                if (version > JAVA_17) {
                    bytes[6] = 0;
                    bytes[7] = JAVA_17;
                }
                target.putNextEntry(new ZipEntry(name));
                target.write(bytes);
            }
        }
    }
}
