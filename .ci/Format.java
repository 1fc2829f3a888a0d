import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or repairs the format of all Java sources: {@code java .ci/Format.java check|replace
 * FORMATTER_JAR}.
 *
 * <p>google-java-format runs on the JDK that compiles the sources, since it parses with the javac
 * it runs on.
 */
final class Format {
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean replace = args[0].equals("replace");
        List<String> sources;
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(
                                    file ->
                                            Stream.of("/target/", "/.local/")
                                                    .noneMatch(file.toString()::contains))
                            .map(Path::toString)
                            .sorted()
                            .toList();
        }
        Path list = Files.createTempFile("java-sources", ".txt");
        Files.write(list, sources);
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        for (String exported : List.of("api", "code", "file", "parser", "tree", "util")) {
            command.add(
                    "--add-exports=jdk.compiler/com.sun.tools.javac." + exported + "=ALL-UNNAMED");
        }
        // Half the CPU time: it ends before the optimising compiler and a parallel collector pay.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-jar", args[1], "--aosp"));
        command.addAll(
                replace ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        command.add("@" + list);
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        Files.delete(list);
        if (exit != 0 && !replace) {
            System.err.println(
                    "The files above are not formatted. To format them: mvn -N -Dformat=replace"
                            + " verify");
        }
        System.exit(exit);
    }
}
