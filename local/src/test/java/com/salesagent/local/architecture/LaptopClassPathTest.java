package com.salesagent.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The launcher's class path is not the tests': a library that is there for tests alone would fail a
 * function on a laptop only.
 */
class LaptopClassPathTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void theLauncherBringsEveryClassThatAnyFunctionCalls() throws IOException {
        List<Path> places = new ArrayList<>(List.of(MODULE.resolve("target/classes")));
        Stream.of(Files.readString(MODULE.resolve("target/libraries")).split(":", -1))
                .map(Path::of)
                .forEach(places::add);
        Set<String> there = classes(places);

        var missing = new TreeSet<String>();
        for (JavaClass ours : ArchitectureTest.ALL) {
            ours.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(called -> !called.isPrimitive() && !there.contains(called.getName()))
                    .filter(called -> !isOfTheJdk(called))
                    .forEach(called -> missing.add(ours.getName() + " -> " + called.getName()));
        }

        assertThat(there).contains("com.salesagent.compliance.ComplianceHandler");
        assertThat(ArchitectureTest.ALL.contain("com.salesagent.compliance.ComplianceHandler"))
                .isTrue();
        assertThat(missing).isEmpty();
    }

    private static boolean isOfTheJdk(JavaClass called) {
        return ClassLoader.getPlatformClassLoader()
                        .getResource(called.getName().replace('.', '/') + ".class")
                != null;
    }

    private static Set<String> classes(List<Path> places) throws IOException {
        var names = new HashSet<String>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.forEach(file -> add(place.relativize(file).toString(), names));
                }
            } else if (place.toString().endsWith(".jar")) {
                try (JarFile jar = new JarFile(place.toFile())) {
                    jar.stream().map(JarEntry::getName).forEach(name -> add(name, names));
                }
            }
        }
        return names;
    }

    private static void add(String file, Set<String> names) {
        if (file.endsWith(".class")) {
            names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        }
    }
}
