package org.cityreach.publish.part;

import java.util.function.Predicate;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;

/** A thing of ours that is published and not asked for any more: taken away where that was asked for, else left. */
final class RemovalPart extends Part<RemovalPart.Present> {

    private final Place place;
    private final Predicate<GeoServer> hasOthers;
    private final boolean isWithdrawn;

    /** @param hasOthers whether somebody else's things depend on it */
    RemovalPart(String kind, Place place, boolean isWithdrawn, Predicate<GeoServer> hasOthers) {
        super(kind, place.name());
        this.place = place;
        this.hasOthers = hasOthers;
        this.isWithdrawn = isWithdrawn;
    }

    record Present(boolean hasOthers) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        boolean isThere = (place.kind() == Kind.STYLE ? server.findStyle(place) : server.find(place)) != null;
        return isThere ? new Present(isWithdrawn && hasOthers.test(server)) : null;
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.KEEP, "gone", "已不在服务器上", "it is gone");
        }
        if (!isWithdrawn) {
            return Decision.of(
                    Action.KEEP, "not-asked-for", "以前发布,本次未选,保留", "published before and not chosen now; it is left");
        }
        return present.hasOthers()
                ? Decision.of(Action.KEEP, "others-in-it", "里面有他人的内容,保留", "others have things in it; it is left")
                : Decision.of(Action.REMOVE, "withdrawn", "不再发布", "not published any more");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        return server.delete(place);
    }

    /** A store or style in use elsewhere is refused by the server, and rightly so. */
    @Override
    boolean isOptional() {
        return switch (place.kind()) {
            case STYLE, DATA_STORE, COVERAGE_STORE, WORKSPACE -> true;
            default -> false;
        };
    }
}
