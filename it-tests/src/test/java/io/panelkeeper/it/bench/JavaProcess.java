package io.panelkeeper.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests in a process of its own, asked and answering line by line. */
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;

    JavaProcess(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The process ended without an answer.");
        }
        return line;
    }

    String ask() throws IOException {
        input.println();
        return line();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
