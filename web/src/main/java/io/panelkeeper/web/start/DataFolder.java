package io.panelkeeper.web.start;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The data folder, private to its owner and held by one process at a time. */
@ApplicationScoped
public class DataFolder {
    private static final System.Logger LOGGER = System.getLogger(DataFolder.class.getName());
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /** What the portal and its launcher put there. */
    private static final Pattern OURS = Pattern.compile("panelkeeper[.-].*|server|server\\.lock|log|node|demo-password");

    private FileChannel lock;

    /**
     * Makes the folder unless it exists, takes the access of others away, and keeps other processes out of it.
     *
     * @throws IllegalStateException if another process has it
     */
    void hold(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder));
            }
            keepOthersOut(folder);
            lock = FileChannel.open(folder.resolve("panelkeeper.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw inUse(folder);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be used. Choose another by panelkeeper.data.", e);
        }
    }

    /** A folder that holds more than our files (somebody passed {@code /var/lib}) keeps its permissions; the operator is told. */
    static void keepOthersOut(Path folder) throws IOException {
        if (!isPosix(folder) || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))) {
            return;
        }
        try {
            if (holdsOurFilesOnly(folder)) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
                return;
            }
        } catch (FileSystemException e) {
            LOGGER.log(DEBUG, "It belongs to another user.", e);
        }
        LOGGER.log(WARNING, "Other users of this machine may open the data folder {0}. Keep them out: chmod 700 {0}", folder);
    }

    private static boolean holdsOurFilesOnly(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> OURS.matcher(file.getFileName().toString()).matches());
        }
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException inUse(Path folder) {
        return new IllegalStateException("Another portal already uses the data folder " + folder
                + ". Stop it, or choose another folder by panelkeeper.data.");
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
