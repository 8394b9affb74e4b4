-- Arithmetic of filters: as in memory, there is no result where it is not finite or vanishes below the smallest number.
CREATE FUNCTION cityreach.cityreach_arithmetic(sign text, a double precision, b double precision)
    RETURNS double precision LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    RETURN CASE sign
        WHEN '+' THEN a + b
        WHEN '-' THEN a - b
        WHEN '*' THEN a * b
        WHEN '/' THEN a / b
        WHEN '%' THEN a - b * trunc(a / b)
        WHEN 'div' THEN trunc(a / b)
        WHEN '^' THEN power(a, b)
    END;
EXCEPTION
    WHEN numeric_value_out_of_range OR division_by_zero OR invalid_argument_for_power_function THEN
        RETURN NULL;
END $$;
