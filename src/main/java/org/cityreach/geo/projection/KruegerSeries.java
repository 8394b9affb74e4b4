package org.cityreach.geo.projection;

import org.cityreach.geo.Ellipsoid;

/**
 * Coefficients of Krüger's series in the third flattening n to order 6, which take the conformal sphere to
 * the transverse Mercator plane (alpha) and back (beta). What is left out is below 10 nanometres within
 * 3900 km of the central meridian. The same for the conformal latitude. Source: C. F. F. Karney, Transverse Mercator with an accuracy of a few
 * nanometres, J. Geodesy 85 (2011), equations 14, 35
 * and 36; K. E. Engsager and K. Poder, A highly accurate world wide algorithm for the transverse Mercator
 * mapping (almost), Proc. XXIII Intl. Cartographic Conf., 2007, for the latitudes.
 */
final class KruegerSeries {

    static final int ORDER = 6;

    private KruegerSeries() {}

    /** Radius of the sphere whose meridian is as long as the ellipsoid's, metres. */
    static double rectifyingRadiusMetres(Ellipsoid ellipsoid) {
        double n = ellipsoid.thirdFlattening();
        double n2 = n * n;
        return ellipsoid.semiMajorMetres() / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256);
    }

    /** alpha 1 to 6 at indexes 0 to 5. */
    static double[] alpha(double n) {
        return new double[] {
            polynomial(n, 1. / 2, -2. / 3, 5. / 16, 41. / 180, -127. / 288, 7891. / 37800),
            polynomial(n, 0, 13. / 48, -3. / 5, 557. / 1440, 281. / 630, -1983433. / 1935360),
            polynomial(n, 0, 0, 61. / 240, -103. / 140, 15061. / 26880, 167603. / 181440),
            polynomial(n, 0, 0, 0, 49561. / 161280, -179. / 168, 6601661. / 7257600),
            polynomial(n, 0, 0, 0, 0, 34729. / 80640, -3418889. / 1995840),
            polynomial(n, 0, 0, 0, 0, 0, 212378941. / 319334400)
        };
    }

    /** beta 1 to 6 at indexes 0 to 5. */
    static double[] beta(double n) {
        return new double[] {
            polynomial(n, 1. / 2, -2. / 3, 37. / 96, -1. / 360, -81. / 512, 96199. / 604800),
            polynomial(n, 0, 1. / 48, 1. / 15, -437. / 1440, 46. / 105, -1118711. / 3870720),
            polynomial(n, 0, 0, 17. / 480, -37. / 840, -209. / 4480, 5569. / 90720),
            polynomial(n, 0, 0, 0, 4397. / 161280, -11. / 504, -830251. / 7257600),
            polynomial(n, 0, 0, 0, 0, 4583. / 161280, -108847. / 3991680),
            polynomial(n, 0, 0, 0, 0, 0, 20648693. / 638668800)
        };
    }

    /** From latitude to conformal latitude: what to add, per sine of its multiples. */
    static double[] toConformal(double n) {
        return new double[] {
            polynomial(n, -2, 2. / 3, 4. / 3, -82. / 45, 32. / 45, 4642. / 4725),
            polynomial(n, 0, 5. / 3, -16. / 15, -13. / 9, 904. / 315, -1522. / 945),
            polynomial(n, 0, 0, -26. / 15, 34. / 21, 8. / 5, -12686. / 2835),
            polynomial(n, 0, 0, 0, 1237. / 630, -12. / 5, -24832. / 14175),
            polynomial(n, 0, 0, 0, 0, -734. / 315, 109598. / 31185),
            polynomial(n, 0, 0, 0, 0, 0, 444337. / 155925)
        };
    }

    /** From conformal latitude to latitude. */
    static double[] fromConformal(double n) {
        return new double[] {
            polynomial(n, 2, -2. / 3, -2, 116. / 45, 26. / 45, -2854. / 675),
            polynomial(n, 0, 7. / 3, -8. / 5, -227. / 45, 2704. / 315, 2323. / 945),
            polynomial(n, 0, 0, 56. / 15, -136. / 35, -1262. / 105, 73814. / 2835),
            polynomial(n, 0, 0, 0, 4279. / 630, -332. / 35, -399572. / 14175),
            polynomial(n, 0, 0, 0, 0, 4174. / 315, -144838. / 6237),
            polynomial(n, 0, 0, 0, 0, 0, 601676. / 22275)
        };
    }

    /** Clenshaw's sum of c_j sin(2jx), given sine and cosine of 2x. */
    static double sum(double[] coefficients, double sine, double cosine) {
        double factor = 2 * cosine;
        double sum = 0;
        double previous = 0;
        for (int j = ORDER - 1; j >= 0; j--) {
            double next = coefficients[j] + factor * sum - previous;
            previous = sum;
            sum = next;
        }
        return sine * sum;
    }

    /** c0 n + c1 n² + …. */
    private static double polynomial(double n, double... coefficients) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = (sum + coefficients[power]) * n;
        }
        return sum;
    }
}
