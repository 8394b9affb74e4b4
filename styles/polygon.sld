<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>polygon</Name>
    <UserStyle>
      <Name>polygon</Name>
      <Title>Areas<Localized lang="zh">面要素</Localized></Title>
      <Abstract>Any layer of polygons without a style of its own.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>polygon</Name>
          <Title>Areas<Localized lang="zh">面要素</Localized></Title>
          <PolygonSymbolizer>
            <Fill>
              <CssParameter name="fill">#748CAB</CssParameter>
              <CssParameter name="fill-opacity">0.35</CssParameter>
            </Fill>
            <Stroke>
              <CssParameter name="stroke">#3E5C76</CssParameter>
              <CssParameter name="stroke-width">1</CssParameter>
            </Stroke>
          </PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
