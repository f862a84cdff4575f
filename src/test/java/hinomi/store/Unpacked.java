package hinomi.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Advisories as databases from before held them: as text. */
public final class Unpacked {
  private Unpacked() {}

  /** Gives the rows of an old table the text of those in the table of an attached database. */
  public static void copy(Connection connection, String from, String to) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT source, id, packed, detail_packed FROM " + from);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE " + to + " SET body = ?, detail = ? WHERE source = ? AND id = ?")) {
      while (rows.next()) {
        update.setString(1, text(rows.getBytes(3)));
        byte[] detail = rows.getBytes(4);
        update.setString(2, detail == null ? null : text(detail));
        update.setString(3, rows.getString(1));
        update.setString(4, rows.getString(2));
        update.executeUpdate();
      }
    }
  }

  private static String text(byte[] packed) {
    return new String(Packing.unpack("test", packed), StandardCharsets.UTF_8);
  }
}
