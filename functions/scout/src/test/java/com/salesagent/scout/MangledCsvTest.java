package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.salesagent.scout.CsvResult.Problem;
import com.salesagent.scout.CsvResult.Row;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

class MangledCsvTest {
    private static final String ODD = "\"\"\"\",;\t|=+@-'\\\r\u0000\u00e9\ufffd<>x ";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noGoodRowIsEverLostBesideBrokenOnes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<String> lines = new ArrayList<>(List.of("name,street,city,state,website"));
            Set<String> good = new HashSet<>();
            for (int row = 0; row < 40; row++) {
                String name = "Company%d".formatted(row);
                String line = line(name, random);
                if (random.nextInt(4) == 0) {
                    lines.add(mangled(line, random));
                } else {
                    lines.add(line);
                    good.add(name);
                }
            }

            String text = String.join("\n", lines);
            CsvResult list = CompanyCsv.parse(text.getBytes(StandardCharsets.UTF_8));

            Set<String> read =
                    list.rows().stream()
                            .map(row -> row.company().name())
                            .collect(Collectors.toSet());
            assertThat(read).as("seed %d, round %d:%n%s", seed, round, text).containsAll(good);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void everyRowIsEitherUsedOrNamed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<String> lines = new ArrayList<>(List.of("name,street,city,state,website"));
            for (int row = 0; row < 30; row++) {
                // One line each: a row's number is its line's.
                String line = "Company%d,%d Main St,Buffalo,NY,c%d.com".formatted(row, row, row);
                lines.add(random.nextInt(3) == 0 ? mangled(line, random).replace("\r", "") : line);
            }

            String text = String.join("\n", lines);
            CsvResult list = CompanyCsv.parse(text.getBytes(StandardCharsets.UTF_8));

            int named =
                    (int)
                            list.problems().stream()
                                    .filter(Problem::dropped)
                                    .map(Problem::row)
                                    .distinct()
                                    .count();
            int joined =
                    list.rows().stream()
                            .map(Row::company)
                            .mapToInt(c -> c.street().split("Main St", -1).length - 1)
                            .sum();
            assertThat(list.rows().size() + named)
                    .as("seed %d, round %d:%n%s", seed, round, text)
                    .isGreaterThanOrEqualTo(30 - Math.max(0, joined - list.rows().size()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void randomBytesNeverThrow(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            byte[] header = "name,state\n".getBytes(StandardCharsets.UTF_8);
            byte[] file = round % 2 == 0 ? bytes : concatenated(header, bytes);

            assertThatCode(() -> CompanyCsv.parse(file))
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
        }
    }

    private static String line(String name, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> name + ",\"12 Main St, Suite 4\",Buffalo,NY," + name + ".com";
            case 1 -> name + ",\"12 Main St\nFloor 3\",Buffalo,NY,";
            case 2 -> "\"" + name + "\",,\"Buffalo\",\"NY\",\"\"";
            default -> name + ",12 Main St,Buffalo,NY," + name + ".com";
        };
    }

    private static String mangled(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(text.length());
            char odd = ODD.charAt(random.nextInt(ODD.length()));
            if (random.nextBoolean()) {
                text.insert(at, odd);
            } else {
                text.setCharAt(at, odd);
            }
        }
        return text.toString();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
