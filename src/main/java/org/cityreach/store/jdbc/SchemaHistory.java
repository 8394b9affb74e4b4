package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.cityreach.store.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the fixed tables to the newest version. */
public final class SchemaHistory {

    /** The newest migration there is, of both databases; a test compares it with the files. */
    public static final String NEWEST = "3";

    private static final String TABLE = "cityreach_schema_history";

    private SchemaHistory() {}

    /**
     * Runs the migrations that are missing. Flyway is only asked where the newest is not the last one
     * noted as done, because its start takes longer than everything else about a store's opening.
     *
     * @param folder of the migrations on the class path
     * @param schema where the tables lie; empty for the database's own
     */
    public static void bringUpToDate(DataSource source, String folder, String schema) {
        if (isUpToDate(source)) {
            return;
        }
        try {
            var flyway = Flyway.configure(SchemaHistory.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + folder)
                    .table(TABLE)
                    .baselineOnMigrate(true)
                    .baselineVersion("0");
            if (!schema.isEmpty()) {
                flyway.defaultSchema(schema).createSchemas(true);
            }
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new StoreException("the store's tables cannot be made or brought up to date: " + e.getMessage(), e);
        }
    }

    /** Whether tables have migrations that this program does not know. */
    public static boolean isNewer(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT version FROM " + TABLE);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String version = rows.getString(1);
                if (version != null && !version.matches("\\d{1,3}")
                        || version != null && Integer.parseInt(version) > Integer.parseInt(NEWEST)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isUpToDate(DataSource source) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT version, success FROM " + TABLE + " ORDER BY installed_rank DESC LIMIT 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getBoolean(2);
        } catch (SQLException e) {
            // most likely there is no such table yet; Flyway will say so if something worse is wrong
            return false;
        }
    }
}
