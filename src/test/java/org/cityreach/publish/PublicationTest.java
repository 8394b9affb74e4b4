package org.cityreach.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.publish.PublishingTown.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Truth: what the server holds afterwards, and which calls it was sent. The server behaves as a real GeoServer was seen
 * to; the same plan is put to a real one where there is one.
 */
class PublicationTest {

    private static PublishingTown town;

    @BeforeAll
    static void openTown() {
        town = PublishingTown.withStandIn();
    }

    @AfterAll
    static void closeTown() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    @Test
    void everythingIsThereAfterTheFirstRunAndReadAgain() {
        PublishResult result = town.publish(Wish.whole());
        assertThat(result.plan()).extracting(Step::action).containsOnly(Action.CREATE, Action.KEEP);
        assertThat(result.verified()).isEqualTo(result.plan().size());
        assertThat(town.state())
                .contains("cityreach.version", "town:toilet", "town:park", "town:heatmap", "town:base")
                .contains("urn:cityreach:publication:tests:town");
    }

    @Test
    void theSameAgainSendsNoWriteAtAll() {
        town.publish(Wish.whole());
        String before = town.state();
        town.server().forgetCalls();
        PublishResult again = town.publish(Wish.whole());
        assertThat(town.server().writes()).isEmpty();
        assertThat(again.done()).isEmpty();
        assertThat(again.plan()).extracting(Step::action).containsOnly(Action.KEEP);
        assertThat(town.state()).isEqualTo(before);
    }

    @Test
    void aDryRunGivesTheSamePlanAndSendsNoWrite() {
        town.server().forgetCalls();
        List<Step> dry = town.plan(Wish.whole());
        assertThat(town.server().writes()).isEmpty();
        assertThat(town.publish(Wish.whole()).plan()).isEqualTo(dry);
    }

    @Test
    void newDataMeansBoundsAnewAndTilesDropped() {
        town.publish(Wish.whole());
        town.server().cacheTiles("town:toilet", 500);
        town.server().cacheTiles("town:park", 300);
        town.server().cacheTiles("town:base", 70);
        PublishResult result = town.publish(Wish.whole().grown("toilet"));
        assertThat(result.done())
                .extracting(step ->
                        step.kind() + " " + step.name() + " " + step.action().word())
                .containsExactly("layer toilet change", "tiles toilet change", "group base change");
        assertThat(town.server().cachedTiles("town:toilet")).isZero();
        assertThat(town.server().cachedTiles("town:base"))
                .as("a group that shows it")
                .isZero();
        assertThat(town.server().cachedTiles("town:park")).isEqualTo(300);
        assertThat(town.state()).contains("\"maxx\":121.5");
        assertThat(town.publish(Wish.whole().grown("toilet")).done()).isEmpty();
    }

    @Test
    void aGroupThatIsLeftFromBeforeShowsNoOldTilesEither() {
        town.publish(Wish.whole());
        town.server().cacheTiles("town:base", 70);
        town.publish(Wish.whole().withoutGroups().grown("park"));
        assertThat(town.server().cachedTiles("town:base")).isZero();
    }

    @Test
    void anotherSurfaceTakesThePlaceOfTheOneBefore() {
        town.publish(Wish.whole());
        town.server().cacheTiles("town:heatmap", 40);
        PublishResult result = town.publish(Wish.whole().withSurface("b2"));
        assertThat(result.done())
                .extracting(step -> step.kind() + " " + step.name())
                .containsExactly("surface heatmap", "tiles heatmap");
        assertThat(town.server().cachedTiles("town:heatmap")).isZero();
        assertThat(town.state()).contains("heatmap.jb2.tif").doesNotContain("heatmap.ja1.tif");
    }

    @Test
    void whatIsNotNamedStaysUntilItIsWithdrawn() {
        town.publish(Wish.whole());
        PublishResult less = town.publish(Wish.whole().without("park"));
        assertThat(less.plan())
                .filteredOn(step -> step.name().equals("park") && step.kind().equals("layer"))
                .extracting(step -> step.why().code())
                .containsExactly("not-asked-for");
        assertThat(town.state()).contains("town:park");
        PublishResult withdrawn = town.publish(Wish.whole().without("park").withdrawing());
        assertThat(withdrawn.done())
                .filteredOn(step -> step.action() == Action.REMOVE)
                .extracting(step -> step.kind() + " " + step.name())
                .containsExactly("layer park", "style park");
        assertThat(town.state()).doesNotContain("town:park").contains("town:toilet");
        assertThat(town.publish(Wish.whole().without("park").withdrawing()).done())
                .isEmpty();
    }

    @Test
    void everythingWithdrawnLeavesNothing() {
        String before = town.state();
        town.publish(Wish.whole());
        town.publish(Wish.nothing().withdrawing());
        assertThat(town.state()).isEqualTo(before);
        assertThat(town.publish(Wish.nothing().withdrawing()).plan()).isEmpty();
    }

    @Test
    void othersThingsInOurWorkspaceStayWhateverIsWithdrawn() {
        town.publish(Wish.whole());
        town.putOthersThings("town");
        PublishResult result = town.publish(Wish.nothing().withdrawing());
        assertThat(town.othersThings("town")).isEqualTo(PublishingTown.OTHERS_THINGS);
        assertThat(result.plan())
                .filteredOn(step -> step.kind().equals("workspace"))
                .extracting(step -> step.why().code())
                .containsExactly("others-in-it");
        assertThat(town.publish(Wish.whole()).verified()).isPositive();
    }

    @Test
    void namesakesInOtherWorkspacesStayByteForByte() {
        town.putForeignNamesakes("theirs");
        String before = town.state();
        town.publish(Wish.whole());
        town.publish(Wish.whole().grown("toilet").withSurface("b2"));
        assertThat(town.server().cachedTiles("theirs:toilet")).isEqualTo(12);
        town.publish(Wish.nothing().withdrawing());
        assertThat(town.state()).isEqualTo(before);
    }

    @Test
    void filesOfOthersStayInTheFolderOfOurWorkspace() {
        town.publish(Wish.whole());
        town.send("PUT", "/rest/workspaces/town/datastores/survey/file.gpkg?filename=survey.gpkg", "", "survey");
        PublishResult result = town.publish(Wish.nothing().withdrawing());
        assertThat(result.done())
                .extracting(step -> step.kind() + " " + step.name())
                .contains("files gaps", "files heatmap");
        assertThat(town.state()).contains("data/town/survey/survey.gpkg=").doesNotContain("gaps");
    }

    @Test
    void aWorkspaceThatIsNotOursIsRefusedBeforeAnythingIsWritten() {
        town.putForeignWorkspace("town");
        String before = town.state();
        town.server().forgetCalls();
        assertThatThrownBy(() -> town.publish(Wish.whole()))
                .isInstanceOf(Fault.class)
                .extracting(fault -> ((Fault) fault).code())
                .isEqualTo("not-ours");
        assertThat(town.server().writes()).isEmpty();
        assertThat(town.state()).isEqualTo(before);
    }

    @Test
    void aLayerThatWasDeletedByHandComesBackThoughItsFeatureTypeWasLeft() {
        town.publish(Wish.whole().withoutGroups());
        town.send("DELETE", "/rest/layers/town:toilet", "", "");
        PublishResult result = town.publish(Wish.whole().withoutGroups());
        assertThat(result.done())
                .extracting(step -> step.kind() + " " + step.why().code())
                .containsExactly("layer left-over", "layer-style absent");
        assertThat(town.publish(Wish.whole().withoutGroups()).done()).isEmpty();
    }

    @Test
    void whatPeopleChangedByHandIsPutRight() {
        town.publish(Wish.whole());
        town.send(
                "PUT",
                "/rest/workspaces/town/datastores/cityreach/featuretypes/toilet",
                "application/json",
                "{\"featureType\": {\"title\": \"Loos\", \"metadata\": {\"entry\": [{\"@key\": \"cityreach.item\", \"$\":"
                        + " \"toilet\"}, {\"@key\": \"kept\", \"$\": \"by hand\"}]}}}");
        town.send(
                "PUT",
                "/rest/workspaces/town/styles/park?raw=true",
                "application/vnd.ogc.sld+xml",
                "<StyledLayerDescriptor><!-- Published by CityReach; changes made here are overwritten. --></StyledLayerDescriptor>");
        PublishResult result = town.publish(Wish.whole());
        assertThat(result.done())
                .extracting(step -> step.kind() + " " + step.name())
                .containsExactly("style park", "layer toilet", "tiles toilet");
        assertThat(town.state()).contains("by hand").doesNotContain("Loos");
    }

    @Test
    void aWrongDatabaseLoginIsGivenAnewAndSaidWhereItStaysWrong() {
        town.publish(Wish.whole());
        town.lockDatabase("another password");
        assertThatThrownBy(() -> town.publish(Wish.whole()))
                .hasMessageContaining("store 'cityreach'")
                .hasMessageContaining("nothing has changed there");
        town.unlockDatabase();
        assertThat(town.publish(Wish.whole()).done()).isEmpty();
    }

    @Test
    void aWrongLoginIsSaidWithoutThePassword() {
        assertThatThrownBy(() -> town.publishAs("admin", "wrong-sesame", Wish.whole()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("administrator")
                .message()
                .doesNotContain("sesame");
    }
}
