package io.spindrift.chaos.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Forwards bytes between clients and a server on this machine. It can delay bytes, drop connections, or hold back all
 * bytes with connections left open, as a network that loses all packets.
 */
public final class Proxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 << 10;

    private final int to;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean shut;
    private volatile long delayMillis;

    /** @param to the port of the server */
    public Proxy(int to) throws IOException {
        this.to = to;
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon("proxy-" + to, this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return server.getLocalPort();
    }

    /** Delays bytes by this time at each read. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Holds back all bytes in both directions. Connections stay open. */
    public synchronized void shut() {
        shut = true;
    }

    /** Forwards the bytes that were held back. */
    public synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Ends all connections. */
    public void reset() {
        open.forEach(Proxy::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        server.close();
        reset();
        open();
    }

    private void accept() {
        while (!server.isClosed()) {
            Socket client = null;
            try {
                client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), to);
                client.setTcpNoDelay(true);
                broker.setTcpNoDelay(true);
                open.add(client);
                open.add(broker);
                Socket from = client;
                daemon("proxy-" + to + "-in", () -> pass(from, broker));
                daemon("proxy-" + to + "-out", () -> pass(broker, from));
            } catch (IOException e) {
                // The broker is down, which closes the client's connection; or this proxy is closed.
                if (client != null) {
                    closeQuietly(client);
                }
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                TimeUnit.MILLISECONDS.sleep(delayMillis);
                awaitOpen();
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            // One of both has gone; the other is closed with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private synchronized void awaitOpen() throws InterruptedException {
        while (shut && !server.isClosed()) {
            wait();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
