package app.inkwell.notes.network;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sends a note to the print service over its own protocol. */
final class PrinterLink {
    void print(String host, byte[] note) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) factory.createSocket(host, 9443)) {
            socket.getOutputStream().write(note);
        }
    }
}
