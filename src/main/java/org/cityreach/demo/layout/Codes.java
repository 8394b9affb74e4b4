package org.cityreach.demo.layout;

import java.util.List;
import java.util.Locale;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.GridArea;

/**
 * Codes and names of towns, communities and grids. A code is 6 digits for the district, 3 for the
 * street or town and 3 for the community; a grid adds 2 digits, a unit cell a serial of 3.
 */
final class Codes {

    private static final int FIRST_TOWN = 101;

    private Codes() {}

    static String town(int town) {
        return CellLayout.DISTRICT_CODE + (FIRST_TOWN + town);
    }

    static String community(CityPlan plan, int community) {
        int town = -1;
        int serial = 0;
        int last = -1;
        for (GridArea grid : plan.grids()) {
            if (grid.town() != town) {
                town = grid.town();
                serial = 0;
            }
            if (grid.community() != last) {
                serial++;
                last = grid.community();
            }
            if (grid.community() == community) {
                return town(town) + String.format(Locale.ROOT, "%03d", serial);
            }
        }
        throw new IllegalArgumentException("no community " + community);
    }

    static String communityName(int community) {
        return Names.COMMUNITIES.get(community) + "社区";
    }

    static String grid(CityPlan plan, int grid) {
        GridArea area = plan.grids().get(grid);
        int serial = 1;
        for (int i = grid - 1; i >= 0 && plan.grids().get(i).community() == area.community(); i--) {
            serial++;
        }
        return community(plan, area.community()) + String.format(Locale.ROOT, "%02d", serial);
    }

    /** Such as {@code 湖塘 07 网格}. */
    static String gridName(CityPlan plan, int grid) {
        return shortTown(plan.grids().get(grid).town())
                + String.format(Locale.ROOT, " %02d 网格", numberInTown(plan, grid));
    }

    /** The city-management squad that answers for a grid; one squad has about four grids. */
    static String unit(CityPlan plan, int grid) {
        int town = plan.grids().get(grid).town();
        int squad = (numberInTown(plan, grid) - 1) / 4;
        List<String> ordinals = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
        return shortTown(town) + "城管" + ordinals.get(squad) + "中队";
    }

    static String shortTown(int town) {
        return Names.TOWNS.get(town).replace("街道", "").replaceAll("镇$", "");
    }

    private static int numberInTown(CityPlan plan, int grid) {
        int number = 1;
        for (int i = 0; i < grid; i++) {
            if (plan.grids().get(i).town() == plan.grids().get(grid).town()) {
                number++;
            }
        }
        return number;
    }
}
