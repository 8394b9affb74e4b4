package org.cityreach.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cityreach.web.Problem;
import org.cityreach.web.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to a loopback service under a foreign name. Without this a page anywhere could point
 * its own name at 127.0.0.1 and read through the browser of somebody who runs the service.
 */
final class HostFilter extends OncePerRequestFilter {

    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> allowed;
    private final ProblemWriter problems;

    HostFilter(List<String> alsoAllowed, ProblemWriter problems) {
        Set<String> names = new HashSet<>(LOOPBACK_NAMES);
        alsoAllowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        this.allowed = names;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getServerName();
        if (allowed.contains(host.toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            String names = String.join(", ", new TreeSet<>(allowed)) + " and cityreach.security.allowed-hosts";
            problems.write(request, response, Problem.of(403, "foreign-host", "Host", host, names));
        }
    }
}
