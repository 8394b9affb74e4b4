package org.cityreach.tile.algorithm;

/**
 * A geometry as commands of the Mapbox Vector Tile specification 2.1, section 4.3: moves, lines and ends of rings, each
 * place as the difference to the one before. Tile units, x eastwards, y southwards. One thread.
 */
final class GeometryCommands {

    static final int POINT = 1;
    static final int LINE = 2;
    static final int POLYGON = 3;

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final ByteWriter out = new ByteWriter(256);
    private int x;
    private int y;

    void clear() {
        out.clear();
        x = 0;
        y = 0;
    }

    boolean isEmpty() {
        return out.size() == 0;
    }

    ByteWriter bytes() {
        return out;
    }

    void point(int toX, int toY) {
        command(MOVE_TO, 1);
        place(toX, toY);
    }

    /** @param xy interleaved, as many pairs as {@code count} */
    void points(int[] xy, int count) {
        command(MOVE_TO, count);
        for (int i = 0; i < count; i++) {
            place(xy[2 * i], xy[2 * i + 1]);
        }
    }

    void line(int[] xy, int count) {
        command(MOVE_TO, 1);
        place(xy[0], xy[1]);
        command(LINE_TO, count - 1);
        for (int i = 1; i < count; i++) {
            place(xy[2 * i], xy[2 * i + 1]);
        }
    }

    /**
     * A ring, without its first place repeated at the end.
     *
     * @param backwards whether to walk it from the end
     */
    void ring(int[] xy, int count, boolean backwards) {
        int first = backwards ? count - 1 : 0;
        int step = backwards ? -1 : 1;
        command(MOVE_TO, 1);
        place(xy[2 * first], xy[2 * first + 1]);
        command(LINE_TO, count - 1);
        for (int i = 1; i < count; i++) {
            int at = 2 * (first + i * step);
            place(xy[at], xy[at + 1]);
        }
        command(CLOSE_PATH, 1);
    }

    private void command(int id, int count) {
        out.varint(count << 3 | id);
    }

    private void place(int toX, int toY) {
        out.zigzag(toX - x);
        out.zigzag(toY - y);
        x = toX;
        y = toY;
    }
}
