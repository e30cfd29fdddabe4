package io.panelkeeper.web.start;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The data folder, held by one process at a time. */
@ApplicationScoped
public class DataFolder {
    private FileChannel lock;

    /**
     * Makes the folder, readable by its owner only, unless it exists, and keeps other processes out of it.
     *
     * @throws IllegalStateException if another process has it
     */
    void hold(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder));
            }
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
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
