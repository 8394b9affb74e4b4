<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>track</Name>
    <UserStyle>
      <Name>track</Name>
      <Title>Patrol tracks<Localized lang="zh">巡查作业轨迹</Localized></Title>
      <Abstract>Where patrol vehicles and sweepers went, one line a trip.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>track</Name>
          <Title>Patrol track<Localized lang="zh">巡查作业轨迹</Localized></Title>
          <LineSymbolizer>
            <Stroke>
              <CssParameter name="stroke">#1D4ED8</CssParameter>
              <CssParameter name="stroke-width">1.5</CssParameter>
            </Stroke>
          </LineSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
