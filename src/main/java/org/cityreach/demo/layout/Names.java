package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Names of the demo city. Those the bureau's reports mention come first; the others are made up. */
final class Names {

    static final List<String> TOWNS =
            List.of("湖塘镇", "牛塘镇", "西湖街道", "高新北区", "南夏墅街道", "科教城", "洛阳镇", "嘉泽镇", "前黄镇", "雪堰镇", "礼嘉镇");

    static final List<String> COMMUNITIES = List.of(
            "定安", "小庙", "马杭", "长虹", "聚湖", "府北", "府东", "府西", "湖塘桥", "丰乐", "何留", "三勤", "周家巷", "城东", "贺北", "沟南", "北庄",
            "红旗", "东升", "大巷", "古方", "蒋湾", "岑村", "青洋", "花园", "延政", "人民", "新城", "淹西", "高家", "白家", "厚恕", "降子", "漕溪", "卢家巷",
            "丫河", "青云", "葛庄", "西湖", "滨湖", "谢家", "万塔", "武南", "凤林", "镜湖", "常乐", "凤凰", "龙湖", "阳湖", "南周", "庙桥", "夏墅", "塘桥",
            "华家", "永安", "玉塘", "学府", "采菱", "鸣新", "文昌", "敬业", "崇德", "师源", "星火", "长安", "河南", "虹西", "戴溪", "东华", "十里");

    private static final String FIRST = "永广同兴和安吉瑞景锦清明春晓向东南北西长福德仁文武新金玉翠绿紫云星月天康泰顺祥荣华";
    private static final String SECOND = "胜化济隆平宁庆云阳江河湖泉溪塘桥园林苑亭台楼阁山岭田丰乐善信义礼智";

    private Names() {}

    /** Two-character names, each once, in chance order. */
    static List<String> pairs(SplittableRandom random) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < FIRST.length(); i++) {
            for (int j = 0; j < SECOND.length(); j++) {
                if (FIRST.charAt(i) != SECOND.charAt(j)) {
                    all.add("" + FIRST.charAt(i) + SECOND.charAt(j));
                }
            }
        }
        shuffle(all, random);
        return all;
    }

    /** An even shuffle whose order depends on nothing but the stream. */
    static <T> void shuffle(List<T> items, SplittableRandom random) {
        for (int i = items.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T kept = items.get(i);
            items.set(i, items.get(other));
            items.set(other, kept);
        }
    }
}
