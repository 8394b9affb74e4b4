package org.cityreach.publish.part;

import java.util.List;
import java.util.Set;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was sent to the server and still lies in its data directory when nothing is published from it any more. A folder
 * goes with everything in it, so only one that holds our files and nothing else goes, and not as long as a store or
 * another folder of its name is there.
 */
final class FilesPart extends Part<FilesPart.Present> {

    private static final Written STILL_USED = new Written(403);

    private final String workspace;
    private final Place folder;
    private final boolean isOfStore;
    private final Set<String> folders;

    private FilesPart(String workspace, Place folder, boolean isOfStore, Set<String> folders) {
        super("files", folder.name());
        this.workspace = workspace;
        this.folder = folder;
        this.isOfStore = isOfStore;
        this.folders = Set.copyOf(folders);
    }

    static FilesPart ofStore(String workspace, String store) {
        return new FilesPart(workspace, Place.of(workspace, Kind.FOLDER, store), true, Set.of());
    }

    /** @param folders those of stores in it that go before it */
    static FilesPart ofWorkspace(String workspace, Set<String> folders) {
        return new FilesPart(workspace, Place.folderOf(workspace), false, folders);
    }

    static boolean areOurs(@Nullable List<String> files) {
        return files != null
                && files.stream().allMatch(file -> FilePart.isOurs("/" + file) || SurfacePart.isOurs("/" + file));
    }

    /**
     * @param files what is in it
     * @param isUsed whether there is a store of its name
     */
    record Present(List<String> files, boolean isUsed) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode there = server.find(folder);
        if (there == null) {
            return null;
        }
        boolean isUsed = isOfStore
                && (server.find(Place.of(workspace, Kind.DATA_STORE, name())) != null
                        || server.find(Place.of(workspace, Kind.COVERAGE_STORE, name())) != null);
        return new Present(GeoServer.filesIn(there), isUsed);
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.KEEP, "gone", "已不在服务器上", "it is gone");
        }
        boolean isOurs = isOfStore ? areOurs(present.files()) : folders.containsAll(present.files());
        return isOurs
                ? Decision.of(Action.REMOVE, "sent-before", "上传的数据文件不再需要", "what was sent is not needed any more")
                : Decision.of(Action.KEEP, "others-in-it", "里面有他人的内容,保留", "others have things in it; it is left");
    }

    /** What uses it was to go before it; where the server did not let that go, its files stay. */
    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present found) {
        Present present = required(found);
        boolean isNeeded = isOfStore ? present.isUsed() : !present.files().isEmpty();
        return isNeeded ? STILL_USED : server.delete(folder);
    }

    /** Nobody sees files that are left behind. */
    @Override
    boolean isOptional() {
        return true;
    }
}
