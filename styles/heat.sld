<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
  <NamedLayer>
    <Name>heat</Name>
    <UserStyle>
      <Name>heat</Name>
      <Title>Density<Localized lang="zh">密度</Localized></Title>
      <Abstract>Five classes of kernel density. Quantities are the upper ends of classes as shares of the highest density of the city; tiles, legends and GeoTIFF put the limits per km² in their place. Below the first class opacity rises from 0.</Abstract>
      <FeatureTypeStyle>
        <Rule>
          <Name>density</Name>
          <Title>Density<Localized lang="zh">密度</Localized></Title>
          <RasterSymbolizer>
            <Opacity>1</Opacity>
            <ColorMap type="intervals">
              <ColorMapEntry color="#FFFFB2" quantity="0.05" opacity="0" label="below"/>
              <ColorMapEntry color="#FFFFB2" quantity="0.12" opacity="0.6" label="low"/>
              <ColorMapEntry color="#FECC5C" quantity="0.25" opacity="0.68" label="rather low"/>
              <ColorMapEntry color="#FD8D3C" quantity="0.45" opacity="0.72" label="medium"/>
              <ColorMapEntry color="#F03B20" quantity="0.7" opacity="0.76" label="high"/>
              <ColorMapEntry color="#BD0026" quantity="1" opacity="0.8" label="very high"/>
            </ColorMap>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
