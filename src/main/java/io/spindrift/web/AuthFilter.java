package io.spindrift.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Authenticates requests, and sets the headers of all responses. */
final class AuthFilter {
    /** The paths that orchestrators call without a token. */
    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready", "/login");

    private static final String COOKIE = "spindrift-session";
    private static final String BEARER = "Bearer ";
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
                    + "form-action 'self'";

    private final byte[] token;
    private final boolean secure;
    /** The value of the cookie of a browser that has sent the token. It changes with each start of the server. */
    private final String session;

    AuthFilter(Optional<String> token, boolean secure) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
        this.secure = secure;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        session = HexFormat.of().formatHex(random);
    }

    /** @throws Problem if the request is not authorized */
    void check(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        if (!OPEN.contains(context.path()) && !isPublic(context.path()) && !admits(context)) {
            throw Problem.unauthorized();
        }
    }

    /** Returns whether a request may see everything: it has the token, or no token is set. */
    boolean admits(Context context) {
        return token == null || allowed(context);
    }

    /** Admits a browser that has sent the token. */
    void login(Context context) {
        String given = context.formParam("token");
        if (token != null && (given == null || !isToken(given))) {
            throw Problem.unauthorized();
        }
        Cookie cookie = new Cookie(COOKIE, session);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.STRICT);
        // The location is relative, because behind a proxy the page has another path and address.
        cookie.setPath("");
        context.cookie(cookie);
        context.redirect("./");
    }

    /** Returns whether the path belongs to the page itself, which contains no data. */
    private static boolean isPublic(String path) {
        return path.equals("/") || path.startsWith("/assets/") || path.equals("/favicon.svg");
    }

    private boolean allowed(Context context) {
        String header = context.header("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return isToken(header.substring(BEARER.length()));
        }
        String cookie = context.cookie(COOKIE);
        return cookie != null
                && same(cookie.getBytes(StandardCharsets.UTF_8), session.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isToken(String given) {
        return same(given.getBytes(StandardCharsets.UTF_8), token);
    }

    /** Compares in constant time. */
    private static boolean same(byte[] left, byte[] right) {
        return MessageDigest.isEqual(left, right);
    }
}
