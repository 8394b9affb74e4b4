<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>demo_road</Name>
    <UserStyle>
      <Name>demo_road</Name>
      <Title>Demonstration roads<Localized lang="zh">示范路</Localized></Title>
      <Abstract>Roads kept to a higher standard.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>demo_road</Name>
          <Title>Demonstration road<Localized lang="zh">示范路</Localized></Title>
          <LineSymbolizer>
            <Stroke>
              <CssParameter name="stroke">#0F766E</CssParameter>
              <CssParameter name="stroke-width">3</CssParameter>
            </Stroke>
          </LineSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
