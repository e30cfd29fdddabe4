package io.panelkeeper.launch;

import io.panelkeeper.web.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The owner of a demo. The password is random, and kept beside the demo's data, so that the second start can show it again.
 */
record DemoOwner(String name, String password) {
    private static final String NAME = "demo";
    /** Without characters that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final String FILE = "demo-password";

    /** Keeps simulated panels out of a real installation: what has a database or a key, but was not begun as a demo. */
    static void requireDemo(Path data) throws CannotStart {
        boolean used = Files.exists(data.resolve("panelkeeper.mv.db")) || Files.exists(data.resolve("panelkeeper.key"));
        if (used && !Files.exists(data.resolve(FILE))) {
            throw new CannotStart(CannotStart.USAGE, "The data folder " + data + " is not a demo's; choose another by --data.");
        }
    }

    static DemoOwner in(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createFile(file, privateTo(file));
            Files.writeString(file, random());
        }
        return new DemoOwner(NAME, Files.readString(file).strip());
    }

    /** Lets the portal create this owner. */
    void announce() {
        System.setProperty(Setting.SETUP_USERNAME.key(), name);
        System.setProperty(Setting.SETUP_PASSWORD.key(), password);
    }

    private static String random() {
        return new SecureRandom().ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append).toString();
    }

    private static FileAttribute<?>[] privateTo(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
