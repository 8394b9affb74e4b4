<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>water</Name>
    <UserStyle>
      <Name>water</Name>
      <Title>Water<Localized lang="zh">水域</Localized></Title>
      <Abstract>Water as the page draws it.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>water</Name>
          <Title>Water<Localized lang="zh">水域</Localized></Title>
          <PolygonSymbolizer>
            <Fill>
              <CssParameter name="fill">#CFE2EC</CssParameter>
              <CssParameter name="fill-opacity">1</CssParameter>
            </Fill>
            <Stroke>
              <CssParameter name="stroke">#BBD5E3</CssParameter>
              <CssParameter name="stroke-opacity">1</CssParameter>
              <CssParameter name="stroke-width">0.5</CssParameter>
            </Stroke>
          </PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
