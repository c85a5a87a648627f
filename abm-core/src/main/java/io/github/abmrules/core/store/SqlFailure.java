package io.github.abmrules.core.store;

import java.sql.SQLException;
import java.util.Objects;

/** What a failure of a database means. SQLite gives codes, others states of the SQL standard. */
final class SqlFailure {
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_CONSTRAINT = 19;

    private SqlFailure() {}

    /** Whether something is there already, or is no longer what it was: another process was faster. */
    static boolean isConflict(SQLException e) {
        String state = state(e);
        return state.startsWith("23") || state.equals("40001") || state.equals("40P01") || code(e) == SQLITE_CONSTRAINT;
    }

    /** The failure for people. */
    static StoreException of(String what, SQLException e) {
        String state = state(e);
        int code = code(e);
        String message = "The store failed while it " + what + ": " + e.getMessage() + ".";
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED || state.equals("55P03")) {
            return new StoreException(message + " Another process holds it. Maybe try again later?", true, e);
        }
        if (code == SQLITE_FULL || state.equals("53100")) {
            return new StoreException(message + " Maybe make room on the disk?", false, e);
        }
        if (code == SQLITE_READONLY || state.equals("25006")) {
            return new StoreException(
                    message + " Maybe the file or its folder may not be written by this user?", false, e);
        }
        if (code == SQLITE_CANTOPEN || code == SQLITE_IOERR) {
            return new StoreException(message + " Maybe the folder does not exist, or the disk is full?", false, e);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new StoreException(message + " The connection is lost. Maybe try again?", true, e);
        }
        return new StoreException(message, isConflict(e), e);
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    /** Codes are SQLite's where there is no state. */
    private static int code(SQLException e) {
        return e.getSQLState() == null ? e.getErrorCode() & 0xff : 0;
    }
}
