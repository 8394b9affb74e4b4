package org.cityreach.publish;

import java.net.URI;

/**
 * Where to publish. The login is held for as long as the work takes and never written anywhere.
 *
 * @param url without a slash at its end
 */
public record Target(URI url, String workspace, String user, String password) {

    @Override
    public String toString() {
        return url + " " + workspace;
    }
}
