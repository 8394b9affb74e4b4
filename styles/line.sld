<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>line</Name>
    <UserStyle>
      <Name>line</Name>
      <Title>Lines<Localized lang="zh">线要素</Localized></Title>
      <Abstract>Any layer of lines without a style of its own.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>line</Name>
          <Title>Lines<Localized lang="zh">线要素</Localized></Title>
          <LineSymbolizer>
            <Stroke>
              <CssParameter name="stroke">#3E5C76</CssParameter>
              <CssParameter name="stroke-width">2</CssParameter>
              <CssParameter name="stroke-linecap">round</CssParameter>
              <CssParameter name="stroke-linejoin">round</CssParameter>
            </Stroke>
          </LineSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
