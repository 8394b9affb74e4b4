package org.cityreach.publish.part;

import java.nio.charset.StandardCharsets;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;

/** A style of the workspace, kept on the server letter by letter as it is here. */
public final class StylePart extends Part<String> {

    private final Place place;
    private final String sld;

    /** @param sld an SLD 1.0 document */
    public StylePart(String workspace, String name, String sld) {
        super("style", name);
        this.place = Place.of(workspace, Kind.STYLE, name);
        this.sld = marked(sld);
    }

    /** The document with a comment after its declaration that says whose it is. */
    private static String marked(String sld) {
        int end = sld.startsWith("<?xml") ? sld.indexOf("?>") + 2 : 0;
        return sld.substring(0, end) + "\n" + Marks.COMMENT + sld.substring(end);
    }

    static boolean isOurs(String sld) {
        return sld.contains(Marks.COMMENT);
    }

    @Override
    @Nullable
    String read(GeoServer server) {
        return server.findStyle(place);
    }

    @Override
    Decision decide(@Nullable String present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "服务器上还没有", "not there yet");
        }
        if (!isOurs(present)) {
            throw foreign("style", name());
        }
        return plain(present).equals(plain(sld))
                ? Decision.right()
                : Decision.of(Action.CHANGE, "differs", "样式与本系统不同", "it is drawn differently here");
    }

    private static String plain(String document) {
        return document.replace("\r\n", "\n").strip();
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable String present) {
        byte[] body = sld.getBytes(StandardCharsets.UTF_8);
        return present == null ? server.createStyle(place, body) : server.changeStyle(place, body);
    }
}
