package org.cityreach.store;

/** The store's medium failed: a full disk, a lost connection, a damaged file. No fault of the asker. */
public final class StoreException extends RuntimeException {

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(Throwable cause) {
        super("the store failed: " + cause.getMessage(), cause);
    }
}
