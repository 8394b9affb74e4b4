package org.cityreach.tile.algorithm;

import java.util.List;

/** Features whose id is their row, with a property of each type. */
record NumberedFeatures() implements TileFeatures {

    @Override
    public List<String> keys() {
        return List.of("name", "number", "whole", "truth");
    }

    @Override
    public Object value(int row, int key) {
        return switch (key) {
            case 0 -> "名" + row % 7;
            case 1 -> row / 8.0;
            case 2 -> (long) (row % 5 - 2);
            default -> row % 2 == 0;
        };
    }

    @Override
    public String id(int row) {
        return "f" + row;
    }
}
