package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Truth: zone numbers by the definition of Gauss-Krüger and UTM zones; positions of cities, common knowledge. */
class MetricCrsTest {

    @ParameterizedTest
    @CsvSource({
        "Wujin, 119.94, 31.70, EPSG:4549",
        "Beijing, 116.40, 39.90, EPSG:4548",
        "Shanghai, 121.47, 31.23, EPSG:4549",
        "Guangzhou, 113.26, 23.13, EPSG:4547",
        "Shenzhen, 114.06, 22.54, EPSG:4547",
        "Haikou, 110.35, 20.02, EPSG:4546",
        "Sanya, 109.51, 18.25, EPSG:4546",
        "Xiamen, 118.09, 24.48, EPSG:4548",
        "Fuzhou, 119.30, 26.07, EPSG:4549",
        "Zhoushan, 122.20, 30.00, EPSG:4550",
        "Qingdao, 120.38, 36.07, EPSG:4549",
        "Weihai, 122.12, 37.50, EPSG:4550",
        "Dalian, 121.62, 38.91, EPSG:4550",
        "Dandong, 124.35, 40.15, EPSG:4550",
        "Harbin, 126.64, 45.75, EPSG:4551",
        "Yanji, 129.51, 42.90, EPSG:4552",
        "Suifenhe, 131.15, 44.40, EPSG:4553",
        "Mohe, 122.53, 52.97, EPSG:4550",
        "Fuyuan, 134.30, 48.36, EPSG:4554",
        "Hohhot, 111.75, 40.84, EPSG:4546",
        "Manzhouli, 117.38, 49.58, EPSG:4548",
        "Urumqi, 87.62, 43.83, EPSG:4538",
        "Kashgar, 75.99, 39.47, EPSG:4534",
        "Altay, 88.14, 47.84, EPSG:4538",
        "Yining, 81.32, 43.92, EPSG:4536",
        "Lhasa, 91.14, 29.65, EPSG:4539",
        "Kunming, 102.83, 24.88, EPSG:4543",
        "Jinghong, 100.80, 22.01, EPSG:4543",
        "Nanning, 108.37, 22.82, EPSG:4545",
        "Hotan, 79.92, 37.11, EPSG:4536"
    })
    void chinaGetsItsThreeDegreeZone(String city, double longitude, double latitude, String crs) {
        assertThat(MetricCrs.of(new Coordinate(longitude, latitude)).code())
                .as(city)
                .isEqualTo(crs);
    }

    @ParameterizedTest
    @CsvSource({
        "Monaco, 7.42, 43.74, EPSG:32632",
        "Boston, -71.06, 42.36, EPSG:32619",
        "Seoul, 126.98, 37.57, EPSG:32652",
        "Pyongyang, 125.75, 39.03, EPSG:32651",
        "Hanoi, 105.85, 21.03, EPSG:32648",
        "Hai Phong, 106.68, 20.86, EPSG:32648",
        "Tokyo, 139.69, 35.69, EPSG:32654",
        "Taipei, 121.56, 25.04, EPSG:32651",
        "Vladivostok, 131.89, 43.12, EPSG:32652",
        "Khabarovsk, 135.07, 48.48, EPSG:32653",
        "Ulaanbaatar, 106.92, 47.92, EPSG:32648",
        "Almaty, 76.90, 43.24, EPSG:32643",
        "Bishkek, 74.59, 42.87, EPSG:32643",
        "Kathmandu, 85.32, 27.70, EPSG:32645",
        "Thimphu, 89.64, 27.47, EPSG:32645",
        "Mandalay, 96.09, 21.98, EPSG:32647",
        "Vientiane, 102.63, 17.98, EPSG:32648",
        "Sydney, 151.21, -33.87, EPSG:32756",
        "Quito, -78.47, -0.18, EPSG:32717",
        "Fiji, 180, -17, EPSG:32701",
        "Bergen, 5.32, 60.39, EPSG:32632",
        "Stavanger just outside the exception, 2.9, 59, EPSG:32631",
        "Longyearbyen, 15.63, 78.22, EPSG:32633",
        "Svalbard west, 8.9, 78, EPSG:32631",
        "Svalbard east, 25, 78, EPSG:32635",
        "Svalbard far east, 34, 78, EPSG:32637",
        "A turn too far, 367.42, 43.74, EPSG:32632"
    })
    void elsewhereGetsUtm(String city, double longitude, double latitude, String crs) {
        assertThat(MetricCrs.of(new Coordinate(longitude, latitude)).code())
                .as(city)
                .isEqualTo(crs);
    }

    @Test
    void takesTheMiddleOfAnArea() {
        assertThat(MetricCrs.of(new Envelope(119.7, 120.2, 31.5, 31.9)).code()).isEqualTo("EPSG:4549");
    }

    @Test
    void halfwayGoesEast() {
        assertThat(MetricCrs.of(new Coordinate(118.5, 31)).code()).isEqualTo("EPSG:4549");
    }

    @ParameterizedTest
    @CsvSource({"0, 84.01", "0, -80.01", "NaN, 0", "0, NaN"})
    void refusesThePoles(double longitude, double latitude) {
        Fault fault = catchThrowableOfType(Fault.class, () -> MetricCrs.of(new Coordinate(longitude, latitude)));
        assertThat(fault.code()).isEqualTo("no-metric-crs");
        assertThat(catchThrowableOfType(Fault.class, () -> MetricCrs.of(new Envelope()))
                        .code())
                .isEqualTo("no-metric-crs");
    }

    @Test
    void everythingChosenIsMetric() {
        for (int longitude = -180; longitude <= 180; longitude += 7) {
            for (int latitude = -80; latitude <= 84; latitude += 4) {
                assertThat(MetricCrs.of(new Coordinate(longitude, latitude)).isMetric())
                        .isTrue();
            }
        }
    }
}
