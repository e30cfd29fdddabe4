package io.panelkeeper.launch;

import static io.panelkeeper.launch.CannotStart.FAILED;
import static io.panelkeeper.launch.CannotStart.USAGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The server, unpacked from this jar into {@code server} of the data folder once per build: unpacking at each start, as Payara Micro does
 * by default, costs several seconds.
 */
final class Installation {
    static final String WAR = "ROOT.war";
    static final String BOOT_JAR = "boot.jar";
    static final String RUNTIME = "runtime";

    private static final String PAYLOAD = "payload/";
    private static final String MICRO = PAYLOAD + "payara-micro.jar";
    private static final String MICRO_RUNTIME = "MICRO-INF/runtime/";

    /** Stays open, and reachable, until the process ends, however it ends: then the lock does, too. */
    private static FileChannel lock;

    private final Path root;

    private Installation(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /**
     * Finds or makes the unpacked server of this build, and holds it for this process until it ends.
     *
     * @param data the data folder; made, readable by its owner only, if absent
     */
    static Installation in(Path data) throws CannotStart {
        try {
            makePrivate(data);
            Path root = data.resolve("server");
            lock(data);
            try (JarFile jar = new JarFile(ownJar().toFile())) {
                String build = build(jar);
                Path marker = root.resolve("build");
                if (!Files.exists(marker) || !Files.readString(marker).equals(build)) {
                    delete(root);
                    unpack(jar, root);
                    Files.writeString(marker, build);
                }
            }
            // After a kill, Payara Micro would look for, and reuse, what it had deployed before; it makes all three anew.
            delete(root.resolve("applications"));
            delete(root.resolve("generated"));
            delete(root.resolve("config"));
            return new Installation(root);
        } catch (IOException e) {
            throw new CannotStart(FAILED, "The data folder " + data + " cannot be used: " + e + ". Choose another with --data.");
        }
    }

    static Path ownJar() {
        try {
            return Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a folder that only its owner may read, unless it exists. @return the folder */
    static Path makePrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(folder);
    }

    private static void lock(Path data) throws IOException, CannotStart {
        lock = FileChannel.open(data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new CannotStart(USAGE,
                    "Another process already runs with the data folder " + data + ". Stop it, or choose another folder with --data.");
        }
    }

    /** What this jar is made of, the launcher included: a different one unpacks anew. */
    private static String build(JarFile jar) {
        return jar.stream()
                .map(entry -> entry.getName() + " " + entry.getSize() + " " + Long.toHexString(entry.getCrc()))
                .collect(Collectors.joining("\n"));
    }

    private static void unpack(JarFile jar, Path root) throws IOException {
        Path runtime = Files.createDirectories(root.resolve(RUNTIME));
        try (InputStream war = jar.getInputStream(jar.getEntry(PAYLOAD + WAR))) {
            Files.copy(war, root.resolve(WAR));
        }
        try (ZipInputStream micro = new ZipInputStream(jar.getInputStream(jar.getEntry(MICRO)));
                ZipOutputStream boot = new ZipOutputStream(Files.newOutputStream(root.resolve(BOOT_JAR)))) {
            for (ZipEntry entry = micro.getNextEntry(); entry != null; entry = micro.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(MICRO_RUNTIME)) {
                    if (!entry.isDirectory()) {
                        Files.copy(micro, runtime.resolve(name.substring(MICRO_RUNTIME.length())));
                    }
                } else if (!name.equals(JarFile.MANIFEST_NAME)) {
                    boot.putNextEntry(new ZipEntry(name));
                    micro.transferTo(boot);
                }
            }
            boot.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            manifest(runtime).write(boot);
        }
    }

    /** The server finds its modules by the class path of the jar that it was booted from. */
    private static Manifest manifest(Path runtime) throws IOException {
        // The folder itself too: resource adapters (*.rar) are looked up as resources.
        StringJoiner classPath = new StringJoiner(" ", RUNTIME + "/ ", "");
        try (Stream<Path> modules = Files.list(runtime)) {
            modules.sorted().forEach(module -> classPath.add(RUNTIME + "/" + module.getFileName()));
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.toString());
        return manifest;
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
