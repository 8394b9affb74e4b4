package org.cityreach.store.geopackage;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StoredLayer;

/**
 * Builds a whole R-tree at once from entries in the order of a space-filling curve: leaves are cut from
 * the row of entries, and each level above from the one below. Some ten times quicker than asking
 * SQLite to insert one entry after the other, and better packed. Writes SQLite's own tables of an empty
 * tree; what comes later may be inserted as usual.
 *
 * <p>Boxes are kept in single precision, rounded outwards. Nodes are left with a little room, so that
 * the next inserts do not split them all. Source: SQLite, ext/rtree/rtree.c, "Database Format of R-Tree
 * Tables"; the packing is that of Kamel and Faloutsos 1993.
 */
final class PackedTree {

    private static final int HEAD_BYTES = 4;
    private static final int CELL_BYTES = 24;
    private static final int CELLS_LEFT_FREE = 3;
    private static final int ROOT = 1;
    private static final int BATCH = 1000;

    private final Connection connection;
    private final String tree;
    private final int nodeBytes;
    private final int cellsPerNode;
    private final long[] linked = new long[2 * BATCH];
    private int links;
    private boolean areLeaves;
    private int nextNode = ROOT + 1;

    PackedTree(Connection connection, StoredLayer layer) throws SQLException {
        this.connection = connection;
        this.tree = GeoPackageTables.treeNameOf(layer);
        this.nodeBytes = (int) Sql.of("SELECT length(data) FROM main." + part("_node") + " WHERE nodeno = " + ROOT)
                .findLong(connection, 0);
        this.cellsPerNode = (nodeBytes - HEAD_BYTES) / CELL_BYTES - CELLS_LEFT_FREE;
        if (cellsPerNode < 2) {
            throw new IllegalStateException("nodes of " + tree + " have only " + nodeBytes + " bytes");
        }
    }

    private String part(String suffix) {
        return Sql.quoted(tree + suffix);
    }

    /** Makes the entries the content of the tree, which must be empty. */
    void fill(TreeEntries entries) throws SQLException {
        TreeEntries level = entries;
        int depth = 0;
        while (level.size() > cellsPerNode) {
            level = pack(level, depth);
            depth++;
        }
        for (int i = 0; i < level.size(); i++) {
            link(depth, level.key(i), ROOT);
        }
        flushLinks();
        ByteBuffer root = ByteBuffer.allocate(nodeBytes);
        root.putShort((short) depth).putShort((short) level.size());
        level.put(root, 0, level.size());
        Sql.of("UPDATE main." + part("_node") + " SET data = ")
                .bind(root.array())
                .add(" WHERE nodeno = " + ROOT)
                .execute(connection);
    }

    /** Writes the nodes that hold a level, and gives the entries of the level above. */
    private TreeEntries pack(TreeEntries level, int depth) throws SQLException {
        int nodes = (level.size() + cellsPerNode - 1) / cellsPerNode;
        TreeEntries above = new TreeEntries(nodes);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO main." + part("_node") + " (nodeno, data) VALUES (?, ?)")) {
            for (int node = 0; node < nodes; node++) {
                int from = (int) ((long) level.size() * node / nodes);
                int to = (int) ((long) level.size() * (node + 1) / nodes);
                ByteBuffer data = ByteBuffer.allocate(nodeBytes);
                data.putShort((short) 0).putShort((short) (to - from));
                level.put(data, from, to);
                int number = nextNode++;
                insert.setLong(1, number);
                insert.setBytes(2, data.array());
                insert.executeUpdate();
                for (int i = from; i < to; i++) {
                    link(depth, level.key(i), number);
                }
                above.addUnion(number, level, from, to);
            }
        }
        flushLinks();
        return above;
    }

    /** Notes in which node an entry lies: a feature where the depth is 0, a node above. */
    private void link(int depth, long key, int node) throws SQLException {
        areLeaves = depth == 0;
        linked[2 * links] = key;
        linked[2 * links + 1] = node;
        links++;
        if (links == BATCH) {
            flushLinks();
        }
    }

    private void flushLinks() throws SQLException {
        if (links == 0) {
            return;
        }
        String target = areLeaves ? part("_rowid") + " (rowid, nodeno)" : part("_parent") + " (nodeno, parentnode)";
        String values = "(?, ?), ".repeat(links - 1) + "(?, ?)";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO main." + target + " VALUES " + values)) {
            for (int i = 0; i < 2 * links; i++) {
                insert.setLong(i + 1, linked[i]);
            }
            insert.executeUpdate();
        }
        links = 0;
    }
}
