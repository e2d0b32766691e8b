package city.ioc.standalone.data;

/** The data folder cannot be used. The message says why and what to do. */
public final class DataFolderException extends RuntimeException {

    DataFolderException(String message) {
        super(message);
    }

    DataFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
