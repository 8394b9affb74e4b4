package org.cityreach.ogc.html;

import static java.util.Map.entry;

import java.util.Map;

/** What relations of links and members of documents are called, in Chinese and English. */
final class Words {

    private static final Map<String, String> RELATIONS = Map.ofEntries(
            entry("alternate", "其他格式 · Other format"),
            entry("collection", "所属图层 · Collection"),
            entry("conformance", "符合性 · Conformance"),
            entry("data", "图层 · Collections"),
            entry("describedby", "数据结构 · Schema"),
            entry("execute", "执行（POST）· Execute (POST)"),
            entry("geodata", "所属图层 · Collection"),
            entry("item", "瓦片地址 · Tile address"),
            entry("items", "要素 · Features"),
            entry("job-list", "作业 · Jobs"),
            entry("monitor", "作业状态 · Job status"),
            entry("next", "下一页 · Next page"),
            entry("prev", "上一页 · Previous page"),
            entry("processes", "分析 · Processes"),
            entry("queryables", "可查询属性 · Queryables"),
            entry("related", "相关 · Related"),
            entry("results", "结果 · Results"),
            entry("schema", "数据结构 · Schema"),
            entry("self", "本文档 · This document"),
            entry("service-desc", "接口描述 · OpenAPI document"),
            entry("service-doc", "接口说明 · API guide"),
            entry("sortables", "可排序属性 · Sortables"),
            entry("styles", "样式 · Styles"),
            entry("stylesheet", "样式表 · Stylesheet"),
            entry("tilesets-map", "地图瓦片 · Map tiles"),
            entry("tilesets-vector", "矢量瓦片 · Vector tiles"),
            entry("tiling-scheme", "瓦片矩阵集 · Tile matrix set"),
            entry("tiling-schemes", "瓦片矩阵集 · Tile matrix sets"));

    private static final Map<String, String> MEMBERS = Map.ofEntries(
            entry("boundingBox", "范围 · Bounding box"),
            entry("city", "城市 · City"),
            entry("collections", "图层 · Collections"),
            entry("conformsTo", "符合 · Conforms to"),
            entry("count", "数量 · Count"),
            entry("created", "创建 · Created"),
            entry("crs", "坐标系 · CRS"),
            entry("description", "说明 · Description"),
            entry("extent", "范围 · Extent"),
            entry("failure", "失败原因 · Failure"),
            entry("finished", "结束 · Finished"),
            entry("geometryType", "几何类型 · Geometry"),
            entry("inputs", "输入 · Inputs"),
            entry("jobs", "作业 · Jobs"),
            entry("layers", "图层 · Layers"),
            entry("outputs", "输出 · Outputs"),
            entry("processes", "分析 · Processes"),
            entry("progress", "进度 % · Progress %"),
            entry("properties", "属性 · Properties"),
            entry("started", "开始 · Started"),
            entry("status", "状态 · Status"),
            entry("storageCrs", "存储坐标系 · Storage CRS"),
            entry("styles", "样式 · Styles"),
            entry("tileMatrices", "瓦片矩阵 · Tile matrices"),
            entry("tileMatrixSets", "瓦片矩阵集 · Tile matrix sets"),
            entry("tilesets", "瓦片集 · Tilesets"),
            entry("timeZone", "时区 · Time zone"),
            entry("title", "名称 · Title"),
            entry("titles", "名称 · Title"),
            entry("version", "版本 · Version"));

    private Words() {}

    /** @param relation of a link, its whole URI where it is one */
    static String ofRelation(String relation) {
        String name = relation.substring(relation.lastIndexOf('/') + 1);
        return RELATIONS.getOrDefault(name, name);
    }

    static String ofMember(String name) {
        return MEMBERS.getOrDefault(name, name);
    }
}
