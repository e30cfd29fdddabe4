package io.panelkeeper.core.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file that holds the vault's keys: one key per line in Base64 (32 bytes), the newest first; empty lines and lines that begin with
 * {@code #} are skipped. To rotate, put a new line on top and keep the old ones until nothing is sealed with them any more.
 */
public final class KeyFile {

    private KeyFile() {
    }

    /**
     * The keys for a database, at the portal's start. A file is created only for a database that has never had a key: a new key in place of
     * a lost one would make every secret unreadable without a word.
     *
     * @param checkValues by key id, of every key the database has been used with; empty = never used
     * @return the keys, the newest first
     * @throws VaultException with a sentence for the operator if the file is missing, broken, or lacks one of these keys
     */
    public static List<VaultKey> open(Path file, Map<String, byte[]> checkValues) {
        if (checkValues.isEmpty() && !Files.exists(file)) {
            return create(file);
        }
        List<VaultKey> keys = read(file);
        checkValues.forEach((id, checkValue) -> {
            if (keys.stream().noneMatch(key -> key.id().equals(id) && key.matches(checkValue))) {
                throw new VaultException("The key file " + file + " is not the one of this database: it lacks the key " + id
                        + ", with which secrets were encrypted. Put the right file back; every key that was ever in it must stay.");
            }
        });
        return keys;
    }

    /**
     * @return the keys, the newest first
     * @throws VaultException if the file is missing, unreadable, or holds something else
     */
    public static List<VaultKey> read(Path file) {
        if (!Files.exists(file)) {
            throw new VaultException("The key file " + file + " is missing. Without it the panels' secrets cannot be read: "
                    + "put it back from your backup.");
        }
        List<VaultKey> keys = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    keys.add(key(file, number, line.strip()));
                }
            }
        } catch (IOException e) {
            throw new VaultException("The key file " + file + " cannot be read: " + e + ".", e);
        }
        if (keys.isEmpty()) {
            throw new VaultException("The key file " + file + " holds no key.");
        }
        return keys;
    }

    /**
     * Creates the file with a new random key, readable for its owner only.
     *
     * @throws VaultException if the file exists already or cannot be written
     */
    public static List<VaultKey> create(Path file) {
        byte[] key = new byte[VaultKey.BYTES];
        new SecureRandom().nextBytes(key);
        String line = Base64.getEncoder().encodeToString(key) + "\n";
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner())) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            // On the disk before the first secret depends on it.
            channel.force(true);
        } catch (IOException e) {
            throw new VaultException("The key file " + file + " cannot be created: " + e + ".", e);
        }
        return List.of(VaultKey.of(key));
    }

    private static VaultKey key(Path file, int number, String line) {
        try {
            return VaultKey.of(Base64.getDecoder().decode(line));
        } catch (IllegalArgumentException | VaultException e) {
            throw new VaultException("Line " + number + " of the key file " + file + " is no key: 32 bytes in Base64 are expected.", e);
        }
    }

    private static FileAttribute<?>[] forOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
