package org.cityreach.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.cityreach.web.Problem;
import org.cityreach.web.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks. A request without a key goes on as anybody's; one with a wrong key is refused even
 * where none is needed, so that a mistyped key is noticed.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    static final String CHALLENGE = "Bearer realm=\"cityreach\"";
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final ProblemWriter problems;

    ApiKeyFilter(ApiKeys keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = shownIn(request);
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key = keys.authenticate(shown);
        if (key.isEmpty()) {
            response.setHeader("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
            problems.write(request, response, wrong(request));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new KeyAuthentication(key.get()));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Null where no key is shown; empty where the header is not of a kind that carries one. */
    private static @Nullable String shownIn(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            String plain = request.getHeader("X-API-Key");
            return plain == null ? null : plain.strip();
        }
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return bearer ? authorization.substring(BEARER.length()).strip() : "";
    }

    private static Problem wrong(HttpServletRequest request) {
        String header = request.getHeader("Authorization") == null ? "X-API-Key" : "Authorization";
        String allowed = "a key that is known and not revoked, as Authorization: Bearer … or X-API-Key: …";
        return new Problem(401, "wrong-key", "this key is not known here", header, null, allowed, null, null, null);
    }
}
