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

/** Who may ask, and the headers of whatever is answered. */
final class AuthFilter {
    /** Orchestrators ask without a token. */
    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready", "/login");

    private static final String COOKIE = "spindrift-session";
    private static final String BEARER = "Bearer ";
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
                    + "form-action 'self'";

    private final byte[] token;
    private final boolean secure;
    /** What a browser brings that has shown the token; another in each life of the server. */
    private final String session;

    AuthFilter(Optional<String> token, boolean secure) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
        this.secure = secure;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        session = HexFormat.of().formatHex(random);
    }

    /** @throws Problem if the request must not be answered */
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

    /** Whether a request may be told everything: it has shown the token, or none is asked for. */
    boolean admits(Context context) {
        return token == null || allowed(context);
    }

    /** Lets a browser in that has sent the token. */
    void login(Context context) {
        String given = context.formParam("token");
        if (token != null && (given == null || !isToken(given))) {
            throw Problem.unauthorized();
        }
        Cookie cookie = new Cookie(COOKIE, session);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.STRICT);
        // No path of its own and no absolute address: behind a proxy both are those of the page.
        cookie.setPath("");
        context.cookie(cookie);
        context.redirect("./");
    }

    /** The page itself, which has nothing of anybody's series. */
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

    /** In a time that tells nothing. */
    private static boolean same(byte[] left, byte[] right) {
        return MessageDigest.isEqual(left, right);
    }
}
