package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the names OGC and EPSG publish; axis orders of the EPSG registry. */
class CrsTest {

    @ParameterizedTest
    @CsvSource({
        "EPSG:4549, EPSG:4549",
        "epsg:4549, EPSG:4549",
        "4549, EPSG:4549",
        "' EPSG:4326 ', EPSG:4326",
        "urn:ogc:def:crs:EPSG::4490, EPSG:4490",
        "urn:ogc:def:crs:EPSG:6.9:3857, EPSG:3857",
        "http://www.opengis.net/def/crs/EPSG/0/4528, EPSG:4528",
        "https://www.opengis.net/def/crs/EPSG/9.9.1/32650, EPSG:32650",
        "[EPSG:4326], EPSG:4326",
        "CRS84, CRS84",
        "OGC:CRS84, CRS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84, CRS84",
        "urn:ogc:def:crs:OGC::CRS84, CRS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, CRS84",
        "GCJ-02, GCJ-02",
        "gcj02, GCJ-02",
        "BD-09, BD-09",
        "bd09ll, BD-09"
    })
    void readsEveryFormOfAName(String name, String code) {
        assertThat(Crs.of(name).code()).isEqualTo(code);
        assertThat(Crs.of(name)).isEqualTo(Crs.of(code)).hasSameHashCodeAs(Crs.of(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:",
                "EPSG:999999",
                "EPSG:4555x",
                "EPSG:4978",
                "EPSG:4979",
                "EPSG:5703",
                "EPSG:12345678901",
                "WGS84",
                "CRS84h",
                "http://www.opengis.net/def/crs/OGC/0/CRS84h",
                "火星"
            })
    void refusesWhatIsNoPlanarSystem(String name) {
        Fault fault = catchThrowableOfType(Fault.class, () -> Crs.of(name));
        assertThat(fault.code()).isEqualTo("unknown-crs");
        assertThat(fault.parameter()).isEqualTo("crs");
        assertThat(fault.allowed()).contains("EPSG:", "GCJ-02");
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4326, 4326, true, false, true",
        "EPSG:4490, 4490, true, false, true",
        "CRS84, 4326, true, false, false",
        "GCJ-02, 0, true, false, false",
        "BD-09, 0, true, false, false",
        "EPSG:3857, 3857, false, false, false",
        "EPSG:4549, 4549, false, true, true",
        "EPSG:4528, 4528, false, true, true",
        "EPSG:4498, 4498, false, true, true",
        "EPSG:32632, 32632, false, true, false",
        "EPSG:32733, 32733, false, true, false",
        "EPSG:26986, 26986, false, true, false",
        "EPSG:2249, 2249, false, false, false",
        "EPSG:4610, 4610, true, false, true"
    })
    void knowsKindAndAxisOrder(String name, int srid, boolean geographic, boolean metric, boolean latitudeFirst) {
        Crs crs = Crs.of(name);
        assertThat(crs.srid()).isEqualTo(srid);
        assertThat(crs.isGeographic()).isEqualTo(geographic);
        assertThat(crs.isMetric()).isEqualTo(metric);
        assertThat(crs.isLatitudeFirst()).isEqualTo(latitudeFirst);
    }

    @Test
    void saysWhereASystemIsMeantFor() {
        assertThat(Crs.of("EPSG:4549").areaOfUse().getMinX()).isEqualTo(118.5);
        assertThat(Crs.of("EPSG:4549").areaOfUse().getMaxX()).isEqualTo(121.5);
        assertThat(Crs.of("EPSG:4549").title()).isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 120E");
        assertThat(Crs.of("EPSG:26986").areaOfUse().contains(-71.06, 42.36)).isTrue();
    }

    @Test
    void namesItselfAsOgcDoes() {
        assertThat(Crs.of("EPSG:4549").uri()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/4549");
        assertThat(Crs.CRS84.uri()).isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        assertThat(Crs.of(Crs.GCJ_02.code())).isSameAs(Crs.GCJ_02);
        assertThat(Crs.GCJ_02.isStorable()).isFalse();
        assertThat(Crs.CGCS2000.isStorable()).isTrue();
    }
}
