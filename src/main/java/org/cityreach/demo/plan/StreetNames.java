package org.cityreach.demo.plan;

import java.util.List;

/** Names of main streets. A line with several names changes its name on the way. */
final class StreetNames {

    /** By line from the west, each from the south. */
    static final List<List<String>> NORTH_SOUTH = List.of(
            List.of("淹城路"),
            List.of("凤林南路", "凤林北路"),
            List.of("降子路"),
            List.of("花园街"),
            List.of("武宜路"),
            List.of("夏城路"),
            List.of("常武路"),
            List.of("广电路"),
            List.of("青洋高架"),
            List.of("采菱路"),
            List.of("镜湖南路", "镜湖北路"));

    /** By line from the south, each from the west. */
    static final List<List<String>> EAST_WEST = List.of(
            List.of("常合路"),
            List.of("阳湖路"),
            List.of("武南西路", "武南东路"),
            List.of("滆湖路"),
            List.of("延政路"),
            List.of("鸣新西路", "鸣新中路", "鸣新东路"),
            List.of("人民路"),
            List.of("长虹路"),
            List.of("聚新路"),
            List.of("大通西路", "大通东路"));

    static final List<String> SECONDARY = List.of(
            "师源路", "兴隆街", "府东路", "府西路", "聚湖路", "古方路", "定安路", "虹北路", "虹南路", "大仁路", "沟南路", "东龙路", "常漕路", "新天地路", "海湖路",
            "凤栖路", "凤翔路", "龙江路", "西湖路", "文昌路", "学府路", "科教路", "天润路", "星湖路", "贺北路", "马杭路", "丰乐路", "何留路", "三勤路", "周家路",
            "城东路", "北庄路", "红旗路", "东升路", "大巷路", "蒋湾路", "岑村路", "淹西路", "高家路", "白家路", "厚恕路", "漕溪路", "卢家路", "丫河路", "青云路",
            "葛庄路", "滨湖路", "谢家路", "万塔路", "常乐路", "龙湖路", "南周路", "庙桥路", "塘桥路", "华家路", "永安路", "玉塘路", "敬业路", "崇德路", "星火路");

    private StreetNames() {}
}
