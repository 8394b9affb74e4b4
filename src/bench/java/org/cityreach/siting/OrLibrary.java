package org.cityreach.siting;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;

/**
 * A p-median instance in the form of Beasley's OR-Library: vertices, edges and p, then the edges with
 * their lengths, each way; a repeated edge has the last length. Every vertex is demand of weight 1 and
 * candidate; distances are shortest paths.
 */
record OrLibrary(int p, double[][] distance) {

    static OrLibrary read(Path file) throws IOException {
        try (var text = Files.newBufferedReader(file)) {
            StreamTokenizer tokens = new StreamTokenizer(text);
            int vertices = next(tokens);
            int edges = next(tokens);
            int p = next(tokens);
            double[][] distance = new double[vertices][vertices];
            for (int from = 0; from < vertices; from++) {
                Arrays.fill(distance[from], Double.POSITIVE_INFINITY);
                distance[from][from] = 0;
            }
            for (int edge = 0; edge < edges; edge++) {
                int from = next(tokens) - 1;
                int to = next(tokens) - 1;
                int length = next(tokens);
                distance[from][to] = length;
                distance[to][from] = length;
            }
            shorten(distance);
            return new OrLibrary(p, distance);
        }
    }

    private static int next(StreamTokenizer tokens) throws IOException {
        if (tokens.nextToken() != StreamTokenizer.TT_NUMBER) {
            throw new IOException("a number is missing in line " + tokens.lineno());
        }
        return (int) tokens.nval;
    }

    /** All shortest paths (Floyd 1962). */
    private static void shorten(double[][] distance) {
        for (int by = 0; by < distance.length; by++) {
            double[] onward = distance[by];
            for (double[] row : distance) {
                double first = row[by];
                if (first < Double.POSITIVE_INFINITY) {
                    for (int to = 0; to < row.length; to++) {
                        row[to] = Math.min(row[to], first + onward[to]);
                    }
                }
            }
        }
    }

    Pairs pairs() {
        return Pairs.ofTable(distance);
    }
}
